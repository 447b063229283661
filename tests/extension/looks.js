// Run in the extension's own world of a page: what stands on the surface that is closed to the page's scripts.
(() => {
  plainspeak.define("seen", (parts) => {
    globalThis.seenParts = parts;
  });
  const { surface } = seenParts;
  const box = (each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    return { left, top, width, height };
  };
  globalThis.seenGlass = () =>
    [...surface.root.querySelectorAll(".mark")]
      .filter((each) => each.style.visibility !== "hidden" && each.closest(".glass").style.display !== "none")
      .map(box);
  globalThis.seenCard = () => {
    const card = surface.root.querySelector(".card");
    if (!card) return null;
    const place = box(card);
    return {
      words: [...card.querySelectorAll("[data-words]")].map((each) => each.dataset.words),
      buttons: Object.fromEntries([...card.querySelectorAll("button")].map((each) => [each.getAttribute("aria-label"), box(each)])),
      focused: surface.root.activeElement?.getAttribute("aria-label") ?? "",
      box: place,
      html: card.outerHTML,
      style: seenParts.cardStyle,
      onTop: document.elementFromPoint(place.left + 20, place.top + 20) === surface.host,
    };
  };
})();
