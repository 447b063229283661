// Asks as a program would that uses languagetool-api, and prints what it got as JSON.
const languagetool = require("languagetool-api");

const asked = { language: "en-GB", text: process.argv[2] };
languagetool.check(asked, (error, answer) => {
  if (error) throw error;
  languagetool.bestSuggestion(answer, (suggestions) => {
    languagetool.codes((failed, languages) => {
      if (failed) throw failed;
      console.log(JSON.stringify({ suggestions, languages: languages.map((each) => each.longCode) }));
    });
  });
});
