// languagetool-api knows no server but languagetool.org. Loaded before it, this sends what it asks to the port in
// PLAINSPEAK_PORT instead, and leaves the library itself as it is.
const http = require("http");
const https = require("https");

https.request = (options, callback) =>
  http.request(
    {
      method: options.method,
      headers: { ...options.headers, host: "localhost" },
      host: "127.0.0.1",
      port: process.env.PLAINSPEAK_PORT,
      path: options.path.replace("/api/v2/", "/v2/"),
    },
    callback,
  );
