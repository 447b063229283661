;; Sends what the Emacs package langtool sends (mhayashi1120/Emacs-langtool, langtool-client--http-post): the same
;; lines over the same kind of connection, which it then closes from its side; and wants what it wants of the answer.
(require 'json)
(require 'url-util)

(let* ((port (string-to-number (getenv "PLAINSPEAK_PORT")))
       (text (getenv "PLAINSPEAK_TEXT"))
       (data (url-build-query-string
              `(("language" "en-GB") ("text" ,text) ("disabledRules" ""))))
       (buffer (generate-new-buffer "answer"))
       (client (let ((coding-system-for-write 'binary)
                     (coding-system-for-read 'utf-8-unix))
                 (open-network-stream "client" buffer "127.0.0.1" port :type 'plain))))
  (set-process-sentinel client #'ignore)
  (process-send-string
   client
   (concat "POST /v2/check HTTP/1.1\r\n"
           (format "Host: %s:%d\r\n" "127.0.0.1" port)
           (format "Content-length: %d\r\n" (length data))
           "Content-Type: application/x-www-form-urlencoded\r\n"
           "\r\n"
           data))
  (process-send-eof client)
  (while (process-live-p client)
    (accept-process-output client 0.1))
  (with-current-buffer buffer
    (goto-char (point-min))
    (unless (looking-at "HTTP/1\\.[01] 200 ")
      (error "%s" (buffer-string)))
    (unless (re-search-forward "^content-type: application/json\r?$" nil t)
      (error "no JSON: %s" (buffer-string)))
    (re-search-forward "\r?\n\r?\n")
    (let ((case-fold-search nil)
          (answer (json-read)))
      (dolist (match (append (alist-get 'matches answer) nil))
        (let ((start (alist-get 'offset match)))
          (princ (format "%s|%s|%s\n"
                         (alist-get 'id (alist-get 'rule match))
                         (substring text start (+ start (alist-get 'length match)))
                         (alist-get 'value (aref (alist-get 'replacements match) 0)))))))))
