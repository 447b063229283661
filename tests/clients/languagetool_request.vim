" Asks as LanguageTool.nvim is said to, from notes on its requests and not from its source: the buffer as annotated
" text, by curl. Writes what it would highlight to a file.
let s:text = $PLAINSPEAK_TEXT
let s:data = json_encode({'annotation': [{'markup': '"'}, {'text': s:text}]})
let s:address = 'http://127.0.0.1:' . $PLAINSPEAK_PORT . '/v2/'
let s:answer = json_decode(system(['curl', '-s', '--data-urlencode', 'language=en-GB',
      \ '--data-urlencode', 'data=' . s:data, s:address . 'check']))
let s:found = []
for s:match in s:answer.matches
  let s:words = strcharpart(s:text, s:match.offset - 1, s:match.length)
  call add(s:found, join([s:match.rule.id, s:words, s:match.replacements[0].value], '|'))
endfor
let s:languages = json_decode(system(['curl', '-s', s:address . 'languages']))
call add(s:found, join(map(s:languages, 'v:val.longCode'), ','))
call writefile(s:found, $PLAINSPEAK_ANSWER)
quitall!
