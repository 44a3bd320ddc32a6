// What the server said of a save, laid on the page: what is saved, what is wrong, what another wrote, what changed beside it.
const Antwoord = {
  verwerk(opslaan, pakket, nu) {
    const { form } = opslaan;
    const oudePlek = opslaan.plek();
    opslaan.verstuurd = Math.max(opslaan.verstuurd, pakket.nr);
    Object.assign(opslaan, { uitkomst: nu.uitkomst, fouten: nu.fouten });
    const haalOp = Antwoord.onthoud(opslaan, pakket, nu);
    Antwoord.adres(opslaan, nu); // from here on a copy is of the part as it is now, not of 'a new one'
    if (Kopie.naam(oudePlek) !== Kopie.naam(opslaan.plek())) Kopie.wis(oudePlek);
    opslaan.laatst = Velden.lees(form);
    opslaan.bewaarKopie();
    opslaan.toonFouten();
    Antwoord.vervang(nu.fragmenten);
    Antwoord.zeg(opslaan, nu, haalOp);
    opslaan.wacht = nu.uitkomst === "botsing" || nu.uitkomst === "verdwenen";
    if (nu.uitkomst === "botsing") document.getElementById("intussen")?.focus();
    if (opslaan.verborgen && nu.uitkomst === "opgeslagen") location.reload();
  },

  // What is saved, field by field. Another's text comes in a field only while that is as it was sent; where it is not, the
  // form goes on remembering the old text, so that the server asks. Says whether there is text that only a new page shows.
  onthoud({ form, basis }, pakket, nu) {
    const oud = Velden.afdrukken(form.elements.gezien.value);
    const gezien = Velden.afdrukken(nu.onthoud.gezien);
    const staat = Velden.lees(form);
    const los = new Set(nu.niet_bewaard);
    if (nu.uitkomst !== "niet" && nu.uitkomst !== "verdwenen") {
      for (const [naam, waarden] of pakket.stand) if (!los.has(Velden.groep(naam, gezien))) basis.set(naam, waarden);
    }
    let haalOp = false;
    for (const [naam, waarden] of Object.entries(nu.waarden)) {
      if (waarden && Velden.gelijk(staat.get(naam), pakket.stand.get(naam))) {
        Velden.zet(form, naam, waarden);
        basis.set(naam, Velden.lees(form).get(naam));
      } else {
        gezien.set(naam, oud.get(naam) ?? "onbekend");
        haalOp ||= !waarden;
      }
    }
    for (const naam of ["versie", "rij", "sleutel"]) form.elements[naam].value = nu.onthoud[naam];
    form.elements.gezien.value = Velden.alsTekst(gezien);
    return haalOp;
  },

  // A part that was new has an address of its own now; one that another took out is begun anew at the next save.
  adres({ form, vak }, nu) {
    vak.dataset.onderdeel = nu.onderdeel;
    if (!nu.adres) return;
    if (nu.uitkomst !== "verdwenen") history.replaceState(history.state, "", nu.adres);
    if (nu.uitkomst === "verdwenen" || form.hasAttribute("action")) form.setAttribute("action", nu.adres);
  },

  zeg(opslaan, nu, haalOp) {
    const knop = haalOp ? { tekst: "Haal de nieuwe tekst op", doe: (e) => opslaan.samen.haalOp(e) } : null;
    Regel.melding("intussen", nu.melding && (haalOp ? nu.melding : `${nu.melding} De nieuwe tekst staat nu ook hier.`), knop);
    if (opslaan.wijziging > opslaan.verstuurd && !nu.botsingen.length) return;
    const fout = Object.keys(nu.fouten).filter((id) => opslaan.isAangeraakt(id));
    const aantal = new Set([...fout, ...nu.botsingen]).size;
    if (nu.uitkomst === "niet" || nu.uitkomst === "verdwenen") Regel.mislukt(`Niet opgeslagen. ${nu.fouten[""] ?? ""}`.trim());
    else if (aantal) Regel.deels(nu.om, aantal);
    else Regel.opgeslagen(nu.om);
  },

  // The list of errors that came with the page: what is solved goes.
  foutenlijst(fouten) {
    const lijst = document.querySelector(".sp-foutenlijst");
    if (!lijst) return;
    for (const punt of lijst.querySelectorAll("li")) {
      const naar = punt.querySelector("a")?.hash.slice(1).replace(/_\d+$/, "") ?? "";
      if (!(naar in fouten)) punt.remove();
    }
    const over = lijst.querySelectorAll("li").length;
    if (over) lijst.querySelector("h2").lastChild.textContent = `Verbeter nog ${over} ${over === 1 ? "ding" : "dingen"}`;
    else lijst.remove();
    if (!over) document.title = document.title.replace(/^Fout: /, "");
  },

  // HTML from the server in an element by its id. Where one is busy inside it, it waits; what was folded open stays so.
  vervang(fragmenten) {
    for (const [id, html] of Object.entries(fragmenten)) {
      const vak = document.getElementById(id);
      if (!vak || Antwoord.stond.get(id) === html) continue;
      const binnen = vak.contains(document.activeElement) ? document.activeElement : null;
      if (binnen && id !== "intussen-vak") continue;
      Antwoord.stond.set(id, html);
      const open = [...vak.querySelectorAll("details")].map((deel) => deel.open);
      const sjabloon = document.createElement("template");
      sjabloon.innerHTML = html;
      const zelf = sjabloon.content.firstElementChild;
      if (zelf?.id === id) vak.replaceWith(zelf);
      else vak.replaceChildren(sjabloon.content);
      const delen = document.getElementById(id).querySelectorAll("details");
      if (delen.length === open.length) delen.forEach((deel, i) => { deel.open = open[i]; });
      if (binnen) Antwoord.naarVeld(binnen.name);
    }
  },
  stond: new Map(),

  // After a choice between two texts its panel goes; then one stands at the field that it was about.
  naarVeld(naam = "") {
    const veld = document.getElementById(`id_${naam.replace(/^neem_/, "")}`);
    (veld?.matches("fieldset") ? veld.querySelector("input") : veld)?.focus();
  },
};
