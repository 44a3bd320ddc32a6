// What the page says: one line that tells whether all is saved, and now and then a notice under it.
const Regel = {
  gezegd: "",

  icoon(naam, klasse = "") {
    const sjabloon = document.createElement("template");
    sjabloon.innerHTML = `<svg class="sp-icoon ${klasse}" aria-hidden="true" focusable="false"><use href="#i-${naam}"/></svg>`;
    return sjabloon.content.firstElementChild;
  },

  // Where the line is scrolled out of sight, what went wrong shows at the foot of the window (css).
  volg() {
    const rij = document.getElementById("bewaard").parentElement;
    new IntersectionObserver(([beeld]) => rij.classList.toggle("sp-uit-beeld", !beeld.isIntersecting)).observe(rij);
  },

  // Silent: shown, not spoken, for it changes at every pause. The same sentence is spoken once, and stays as it is: a link
  // that is made anew while one presses it would swallow the click.
  toon(zin, { vorm = "klaar", soort = "", stil = false, link = null } = {}) {
    const regel = document.getElementById("bewaard");
    const geheel = link ? `${zin} ${link.tekst}` : zin;
    if (!regel || regel.textContent.trim() === geheel) return;
    const zwijgt = stil || zin === Regel.gezegd;
    regel.setAttribute("aria-live", zwijgt ? "off" : "polite");
    if (!zwijgt) Regel.gezegd = zin;
    regel.className = `sp-bewaard${soort && ` sp-bewaard--${soort}`}`;
    const woorden = document.createElement("span");
    woorden.textContent = zin;
    if (link) {
      const a = Object.assign(document.createElement("a"), { href: link.naar, textContent: link.tekst });
      woorden.append(" ", a);
    }
    regel.replaceChildren(Regel.icoon(vorm), woorden);
  },

  nogNiet: () => Regel.toon("Nog niet opgeslagen", { vorm: "half", soort: "bezig", stil: true }),
  bezig: () => Regel.toon("Bezig met opslaan", { vorm: "half", soort: "bezig", stil: true }),
  opgeslagen: (om) => Regel.toon(`Opgeslagen om ${om}`),
  deels: (om, aantal) => Regel.toon(`Opgeslagen om ${om}, behalve ${aantal} antwoord${aantal === 1 ? "" : "en"}`,
    { vorm: "driehoek", soort: "mis" }),
  mislukt: (zin, link = null) => Regel.toon(zin, { vorm: "driehoek", soort: "mis", link }),

  // A notice has a name, so that it replaces an earlier one of its kind and can go when it is no longer true.
  melding(naam, zin, knop = null) {
    const vak = document.getElementById("schrijfmelding");
    vak.querySelector(`[data-melding="${naam}"]`)?.remove();
    if (!zin) return;
    const alinea = document.createElement("p");
    alinea.className = "sp-schrijfmelding";
    alinea.dataset.melding = naam;
    const woorden = document.createElement("span");
    woorden.textContent = zin;
    if (knop) {
      const a = Object.assign(document.createElement("a"), { href: location.pathname, textContent: knop.tekst });
      a.addEventListener("click", knop.doe);
      woorden.append(" ", a);
    }
    alinea.append(Regel.icoon(naam === "terug" ? "terug" : "klok"), woorden);
    vak.append(alinea);
  },
};
