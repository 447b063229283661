// Drives Firefox with the extension in it: `node firefox.mjs PROGRAM FOLDER PAGE…`. Prints what it saw of each page, as JSON.
// On each page it waits for marks, opens the card of "utilise" with the mouse, presses its replacement, and undoes it.
import puppeteer from "puppeteer-core";

const [program, folder, ...pages] = process.argv.slice(2);
const PATIENCE = 60_000;

const marksOf = (frame) =>
  frame.evaluate(() => [...CSS.highlights.values()].flatMap((marks) => [...marks].map((range) => range.toString())));

async function until(what) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    const found = await what().catch(() => null);
    if (found) return found;
  }
  return null;
}

async function tried(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  const frame = await until(async () => {
    for (const each of page.frames()) if ((await marksOf(each)).includes("utilise")) return each;
    return null;
  });
  if (!frame) return { marks: [], complaints };
  const marks = await marksOf(frame);
  const box = await frame.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((each) => [...each]);
    const { left, bottom } = ranges.find((range) => range.toString() === "utilise").getClientRects()[0];
    return { left, bottom };
  });
  const outer = frame === page.mainFrame() ? { x: 0, y: 0 } : await (await frame.frameElement()).boundingBox();
  const content = () => page.evaluate(() => window.content().replaceAll(/&nbsp;|\u00a0/g, " "));
  const before = await content();
  await page.mouse.click(outer.x + box.left + 10, outer.y + box.bottom - 5);
  await new Promise((done) => setTimeout(done, 1_500));
  const leaked = await frame.evaluate(() => ["Ignore here", "Accept this word"].filter((words) => find(words, false, false, true)));
  // The card stands below the word, and its first replacement is in its fourth line.
  await page.mouse.click(outer.x + box.left + 40, outer.y + box.bottom + 95);
  await until(async () => (await content()) !== before);
  const after = await content();
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until(async () => (await content()) === before);
  const undone = (await content()) === before;
  await page.close();
  return { marks, leaked, before, after, undone, complaints };
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
try {
  await browser.installExtension(folder);
  await new Promise((done) => setTimeout(done, 2_000));
  const seen = {};
  for (const page of pages) seen[page] = await tried(browser, page);
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
