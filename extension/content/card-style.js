// How the card looks; the same colours as the web report.
plainspeak.define("cardStyle", () => `
  .card {
    --paper: #fff; --ink: #1b2528; --quiet: #526067; --line: #cfd8d7; --brand: #0b5d5e; --wash: #e3efee;
    font: 15px/1.45 system-ui, "Segoe UI", "Noto Sans", Roboto, Arial, sans-serif; color: var(--ink);
  }
  @media (prefers-color-scheme: dark) {
    .card { --paper: #1b2325; --ink: #e7edeb; --quiet: #a6b3b5; --line: #3b484c; --brand: #74cbc4; --wash: #21383a; }
  }
  .card {
    position: fixed; box-sizing: border-box; width: min(372px, calc(100vw - 16px)); max-height: min(440px, calc(100vh - 16px)); overflow: auto;
    padding: 14px 16px; background: var(--paper); border: 1px solid var(--quiet); border-top: 4px solid var(--brand); border-radius: 8px;
    box-shadow: 0 6px 28px rgb(0 0 0 / .28); text-align: start; overflow-wrap: anywhere;
  }
  .card * { box-sizing: border-box; }
  [data-words]::before { content: attr(data-words); unicode-bidi: plaintext; }
  header { display: flex; gap: 8px; align-items: start; justify-content: space-between; }
  p { margin: 7px 0 0; }
  .title { margin: 0; font-size: 17px; font-weight: 700; line-height: 1.25; }
  .recast .title { font-size: 15px; font-weight: 500; font-style: italic; }
  .kind, .source { color: var(--quiet); font-size: 13px; margin-top: 2px; }
  .row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; }
  button { font: inherit; font-size: 13.5px; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 6px; padding: 3px 9px; min-height: 30px; max-width: 100%; cursor: pointer; text-align: start; }
  button:hover { background: var(--wash); }
  button:focus-visible, .card:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
  .use { font-weight: 600; color: var(--paper); background: var(--brand); border-color: var(--brand); }
  .use:hover { color: var(--ink); }
  .tools { display: flex; flex: none; margin: -4px -8px 0 0; }
  .tool { border-color: transparent; min-width: 30px; padding: 0; font-size: 20px; line-height: 1; text-align: center; }
  .try > :not(b) { white-space: pre; }
  b { border-bottom: 2px solid var(--brand); }
  @media (forced-colors: active) { .use { border-width: 2px; } }
`);
