// Sites on which the user has said "always": their permission, and the scripts that start there by themselves.
import { CONTENT_FILES } from "./tabs.js";

const SCRIPT = "always";

/** The pattern of the site of a page; null for pages that no extension may have. @param {string} url */
export function patternOf(url) {
  const parsed = URL.parse(url);
  return parsed && ["http:", "https:"].includes(parsed.protocol) ? `${parsed.protocol}//${parsed.hostname}/*` : null;
}

/** Lets the scripts start on all sites that the user has allowed, and nowhere else. */
export async function registerSites() {
  const { origins = [] } = await chrome.permissions.getAll();
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (!origins.length) {
    if (registered.length) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const script = {
    id: SCRIPT,
    matches: origins,
    js: CONTENT_FILES,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: /** @type {"document_idle"} */ ("document_idle"),
  };
  await (registered.length
    ? chrome.scripting.updateContentScripts([script])
    : chrome.scripting.registerContentScripts([script]));
}
