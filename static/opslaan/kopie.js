// A copy in this browser of what was typed and is not saved: per person, plan and section. It is gone once all is saved.
const Kopie = {
  VOOR: "sectorplannen:kopie:",
  DAGEN: 14,
  werkt: true,

  naam: (plek) => `${Kopie.VOOR}${plek.wie}:${plek.plan}:${plek.onderdeel}:${plek.rij ? "" : plek.sleutel}`,

  bewaar(plek, inhoud) {
    try {
      localStorage.setItem(Kopie.naam(plek), JSON.stringify({ ...inhoud, op: Date.now(), sleutel: plek.sleutel }));
      Kopie.werkt = true;
    } catch {
      Kopie.werkt = false; // full or forbidden: then the page is the only place where it stands
    }
  },

  wis(plek) {
    try {
      localStorage.removeItem(Kopie.naam(plek));
    } catch { /* nothing was kept either */ }
  },

  // Of a part that is saved its own; of a new one the last that was begun here and never arrived.
  lees(plek) {
    const begin = plek.rij ? Kopie.naam(plek) : Kopie.naam({ ...plek, sleutel: "" });
    return Kopie.alle().filter(({ naam }) => (plek.rij ? naam === begin : naam.startsWith(begin)))
      .sort((a, b) => b.inhoud.op - a.inhoud.op)[0]?.inhoud ?? null;
  },

  alle() {
    try {
      return Object.keys(localStorage).filter((naam) => naam.startsWith(Kopie.VOOR))
        .map((naam) => ({ naam, inhoud: Kopie.ontleed(localStorage.getItem(naam)) })).filter(({ inhoud }) => inhoud);
    } catch {
      return [];
    }
  },

  // What is no copy of ours counts as one that is very old.
  ontleed(tekst) {
    try {
      const inhoud = JSON.parse(tekst);
      return inhoud?.velden ? inhoud : { op: 0, velden: [] };
    } catch {
      return { op: 0, velden: [] };
    }
  },

  ruimOp() {
    const grens = Date.now() - Kopie.DAGEN * 24 * 3600 * 1000;
    for (const { naam, inhoud } of Kopie.alle()) {
      if (!(inhoud.op > grens)) localStorage.removeItem(naam);
    }
  },

  // What was typed here before and did not arrive. Where the page shows what was sent last, nobody else wrote in between.
  zetTerug(opslaan) {
    const { form } = opslaan;
    const plek = opslaan.plek();
    const kopie = Kopie.lees(plek);
    if (!kopie) return;
    const weg = () => Kopie.wis({ ...plek, sleutel: kopie.sleutel });
    if (kopie.poging && kopie.poging === Opslaan.koekje("opgeslagen")) return weg();
    const nu = Velden.lees(form);
    const [toen, onderweg] = [new Map(kopie.gezien), new Map(kopie.onderweg)];
    const anders = kopie.velden.filter(([naam, waarden]) => !Velden.gelijk(nu.get(naam), waarden));
    if (!anders.length) return opslaan.aangeraakt.size ? undefined : weg();
    const afdrukken = Velden.afdrukken(form.elements.gezien.value);
    for (const [naam, waarden] of anders) {
      const groep = Velden.groep(naam, afdrukken);
      if (!Velden.gelijk(nu.get(naam), onderweg.get(naam)) && toen.has(groep)) afdrukken.set(groep, toen.get(groep));
      if (!Velden.zet(form, naam, waarden)) opslaan.verborgen = true;
      opslaan.aangeraakt.add(naam);
    }
    form.elements.gezien.value = Velden.alsTekst(afdrukken);
    if (!plek.rij) form.elements.sleutel.value = kopie.sleutel;
    opslaan.wijziging += 1;
    opslaan.laatst = Velden.lees(form);
    const om = new Date(kopie.op).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    Regel.melding("terug", `Wij hebben teruggezet wat u om ${om} typte en nog niet was opgeslagen.`);
  },
};
