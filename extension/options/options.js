// The settings, and what the user has accepted and ignored.
import { acceptedWords, countPlaces, forgetPlaces, takeBack } from "../worker/memory.js";
import { check, Fault } from "../worker/server.js";
import { cleanAddress, presetSettings, readSettings, saveSettings } from "../worker/settings.js";

const FIELDS = /** @type {const} */ (["address", "token", "audience"]);

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** @param {string} sentence @param {boolean} [fault] */
function tell(sentence, fault = false) {
  byId("told").textContent = sentence;
  byId("told").className = fault ? "fault" : "";
}

async function fill() {
  const [settings, preset] = await Promise.all([readSettings(), presetSettings()]);
  for (const name of FIELDS) {
    // A token that IT has set is not for this page to show.
    byId(name).value = name === "token" && preset.token ? "" : settings[name];
    byId(name).disabled = name in preset;
  }
  byId("preset").hidden = !Object.keys(preset).length;
}

/** The settings as they are typed, or null where one of them is wrong. */
async function typed() {
  const target = cleanAddress(byId("address").value);
  if ("fault" in target) {
    tell(target.fault, true);
    byId("address").focus();
    return null;
  }
  return { address: target.address, token: byId("token").value.trim(), audience: byId("audience").value };
}

async function save() {
  const settings = await typed();
  if (!settings) return;
  await saveSettings(settings);
  await chrome.runtime.sendMessage({ type: "again" });
  await fill();
  tell("Saved.");
}

async function tryServer() {
  const settings = await typed();
  if (!settings) return;
  tell("Asking the server…");
  try {
    const found = await check({ ...settings, ...(await presetSettings()) }, { text: "We will utilise the hall." }, new AbortController().signal);
    tell(found.findings.length ? "The server answers." : "The server answers, but it finds nothing in a sentence with jargon in it.");
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(error.message, true);
  }
}

async function fillMemory() {
  const accepted = Object.entries(await acceptedWords());
  byId("no-words").hidden = accepted.length > 0;
  byId("words").replaceChildren(
    ...accepted.map(([rule, word]) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Mark it again";
      button.setAttribute("aria-label", `Mark it again: ${word}`);
      button.addEventListener("click", async () => {
        await takeBack(rule);
        await changed();
      });
      item.append(word, button);
      return item;
    }),
  );
  const places = await countPlaces();
  byId("places").textContent = places === 1 ? "You ignore 1 place." : `You ignore ${places || "no"} places.`;
  byId("forget").disabled = !places;
}

async function changed() {
  await chrome.runtime.sendMessage({ type: "again" });
  await fillMemory();
}

byId("settings").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  save();
});
byId("try").addEventListener("click", tryServer);
byId("forget").addEventListener("click", async () => {
  await forgetPlaces();
  await changed();
});
fill();
fillMemory();
