// Writing a section of a letter. Nothing here is essential: the same buttons send the form and get the page again.
// A figure from the list comes where the cursor is, and the list follows what one types in the search box.
document.addEventListener("DOMContentLoaded", () => {
  const tekst = document.querySelector("#id_tekst"), zoek = document.querySelector("#zoek");
  const lijst = document.querySelector("#inzetlijst"), uitkomst = document.querySelector("#zoek-uitkomst");
  if (!tekst || !lijst) return;

  const zetIn = (code) => {
    const van = tekst.selectionStart, tot = tekst.selectionEnd, voor = tekst.value.slice(0, van);
    const los = code.startsWith("[[") ? "\n\n" : voor && !/[\s([]$/.test(voor) ? " " : "";
    const eind = code.startsWith("[[") ? "\n\n" : "";
    tekst.setRangeText((voor ? los : "") + code + eind, van, tot, "end");
    tekst.focus();
    tekst.dispatchEvent(new Event("ingezet"));
  };

  lijst.addEventListener("click", (klik) => {
    const knop = klik.target.closest("button[name=invoegen]");
    if (!knop) return;
    klik.preventDefault();
    zetIn(knop.value);
  });

  const niets = lijst.querySelector("p[data-niets]");
  const filter = () => {
    const woorden = zoek.value.toLowerCase().split(/\s+/).filter(Boolean);
    let aantal = 0;
    for (const punt of lijst.querySelectorAll("li")) {
      const past = woorden.every((woord) => punt.dataset.zoek.toLowerCase().includes(woord));
      punt.hidden = !past;
      aantal += past;
    }
    for (const groep of lijst.querySelectorAll("ul")) {
      const leeg = !groep.querySelector("li:not([hidden])");
      groep.hidden = leeg;
      groep.previousElementSibling.hidden = leeg; // its heading
    }
    niets.hidden = aantal > 0;
    uitkomst.textContent = woorden.length ? `${aantal} gevonden` : "";
  };
  zoek.addEventListener("input", filter);
  zoek.addEventListener("keydown", (toets) => {
    if (toets.key === "Enter") toets.preventDefault(); // the list follows by itself
  });
});
