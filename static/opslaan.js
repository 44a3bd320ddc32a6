// Saves a section of a plan a moment after typing stops, and when one leaves a field or the page. What is not saved yet
// is kept in this browser. Nothing here is essential: the form and its button do the same, and the server decides.
class Opslaan {
  static STILTE = 1000;
  static GEDULD = 20_000;
  static PAUZES = [2000, 5000, 10_000, 20_000, 40_000, 60_000];
  static MEE_BIJ_VERTREK = 50_000; // a browser lets a leaving page send 64 kB

  constructor(form, vak) {
    Object.assign(this, { form, vak, wie: form.elements.wie?.value ?? "" });
    this.basis = Velden.lees(form); // what is known to be saved
    this.wijziging = this.verstuurd = this.mislukkingen = 0;
    this.onbeantwoord = null; // sent, and nobody knows whether it arrived
    this.aangeraakt = new Set([...form.querySelectorAll(".sp-veldfout")].map((fout) => fout.id.replace(/^id_|_error$/g, "")));
    this.fouten = null; // as long as the server said nothing
    this.wacht = Boolean(document.getElementById("intussen"));
    this.uitkomst = "";
    this.luister();
    Regel.volg();
    Kopie.ruimOp();
    if ("teruggezet" in vak.dataset) this.wijziging += 1;
    Kopie.zetTerug(this);
    this.samen = vak.dataset.aanwezig ? new Samen(this) : null; // an assessment has one writer: nobody else can be here
    if (this.wijziging) this.opslaan();
  }

  luister() {
    const mijn = (doe) => (gebeurtenis) => gebeurtenis.target.form === this.form && doe(gebeurtenis);
    document.addEventListener("input", mijn((e) => this.gewijzigd(e.target)));
    document.addEventListener("change", mijn((e) => this.gewijzigd(e.target, 0)));
    document.addEventListener("focusout", mijn(() => this.verlaatVeld()));
    this.form.addEventListener("submit", (e) => this.knop(e));
    addEventListener("online", () => this.nogEens());
    addEventListener("focus", () => this.nogEens());
    addEventListener("pagehide", () => this.vertrek());
    addEventListener("pageshow", (e) => e.persisted && this.terugUitHetGeheugen());
    addEventListener("beforeunload", (e) => this.isOnveilig() && e.preventDefault());
  }

  static koekje(naam) {
    return document.cookie.split("; ").find((deel) => deel.startsWith(`${naam}=`))?.slice(naam.length + 1) ?? "";
  }

  static haal(adres, opties, poging = "1") {
    const headers = { "X-Tussentijds": poging, "X-CSRFToken": Opslaan.koekje("csrftoken") };
    return fetch(adres, { redirect: "manual", credentials: "same-origin", headers, ...opties });
  }

  plek() {
    const { rij, sleutel } = this.form.elements;
    return { wie: this.wie, plan: this.vak.dataset.plan, onderdeel: this.vak.dataset.onderdeel, rij: rij.value, sleutel: sleutel.value };
  }

  isBezig = () => Boolean(this.lus) || this.wijziging > this.verstuurd;
  isOnveilig = () => !Kopie.werkt && this.wijziging > this.verstuurd;

  // --- Typing ---

  gewijzigd(element, stilte = Opslaan.STILTE) {
    if (/^neem_/.test(element.name)) return this.gekozen();
    if (!Velden.telt(element)) return undefined;
    const nu = Velden.lees(this.form);
    if (Velden.gelijk(nu.get(element.name), this.laatst?.get(element.name) ?? this.basis.get(element.name))) {
      return stilte ? undefined : this.plan(0); // a change that was heard as input before
    }
    this.laatst = nu;
    this.aangeraakt.add(element.name);
    this.wijziging += 1;
    this.bewaarKopie();
    if (!this.mislukkingen) Regel.nogNiet();
    return this.plan(stilte);
  }

  plan(stilte) {
    clearTimeout(this.straks);
    if (this.wijziging > this.verstuurd || this.onbeantwoord) this.straks = setTimeout(() => this.opslaan(), stilte);
  }

  verlaatVeld() {
    this.plan(0);
    setTimeout(() => this.toonFouten()); // of the field that was left: not while one still types in it
  }

  gekozen() {
    const namen = new Set([...this.form.elements].map((e) => e.name).filter((naam) => /^neem_/.test(naam)));
    if (![...namen].every((naam) => this.form.elements[naam].value)) return;
    this.wacht = false;
    this.wijziging += 1;
    this.plan(0);
  }

  bewaarKopie() {
    const nu = Velden.lees(this.form);
    const gezien = Velden.afdrukken(this.form.elements.gezien.value);
    const onderweg = this.onbeantwoord ? [...this.onbeantwoord.stand] : [];
    const isVast = (naam, waarden) => [this.basis, ...(onderweg.length ? [new Map(onderweg)] : [])]
      .every((stand) => Velden.gelijk(waarden, stand.get(naam)));
    const anders = new Set([...nu].filter((paar) => !isVast(...paar)).map(([naam]) => Velden.groep(naam, gezien)));
    if (!anders.size) return Kopie.wis(this.plek());
    const velden = [...nu].filter(([naam]) => anders.has(Velden.groep(naam, gezien)));
    const poging = this.onbeantwoord?.nr === this.wijziging ? this.onbeantwoord.poging : "";
    return Kopie.bewaar(this.plek(), { velden, onderweg, poging, gezien: [...gezien] });
  }

  // --- Saving: one at a time, the newest last ---

  opslaan() {
    clearTimeout(this.straks);
    this.lus ??= this.stuurAlles().finally(() => { this.lus = null; });
    return this.lus;
  }

  async stuurAlles() {
    while (!this.wacht && !this.gestopt && (this.wijziging > this.verstuurd || this.onbeantwoord)) {
      if (!(await this.stuur())) return;
    }
  }

  // Whether all that was typed has been sent and answered.
  async alles() {
    await this.opslaan();
    return !this.isBezig() && !this.mislukkingen && ["opgeslagen", "deels", ""].includes(this.uitkomst);
  }

  pakket() {
    const poging = crypto.randomUUID?.() ?? `${Date.now()}`;
    return { nr: this.wijziging, stand: Velden.lees(this.form), lichaam: new FormData(this.form), poging };
  }

  // What was sent and not answered goes again first, as it was: then the server knows it as the same.
  async stuur() {
    const pakket = this.onbeantwoord ?? this.pakket();
    this.onbeantwoord = pakket;
    this.bewaarKopie();
    if (!this.mislukkingen) Regel.bezig();
    let antwoord, nu;
    try {
      antwoord = await this.verstuur(pakket, { signal: AbortSignal.timeout(Opslaan.GEDULD) });
      if (antwoord.type === "opaqueredirect" || antwoord.status === 401) return this.uitgelogd();
      nu = antwoord.status < 500 && antwoord.headers.get("Content-Type")?.includes("json") ? await antwoord.json() : null;
    } catch {
      return this.mislukt("geen verbinding.");
    }
    if (!nu) return this.mislukt("er ging iets mis bij ons.");
    this.onbeantwoord = null;
    this.mislukkingen = 0;
    if (nu.uitkomst === "geweigerd") return this.geweigerd(antwoord.status, nu.zin);
    Antwoord.verwerk(this, pakket, nu);
    return true;
  }

  verstuur(pakket, opties) {
    const groot = new Blob([new URLSearchParams(pakket.lichaam)]).size;
    const adres = this.form.getAttribute("action") || location.pathname;
    const keepalive = groot < Opslaan.MEE_BIJ_VERTREK;
    return Opslaan.haal(adres, { method: "POST", body: pakket.lichaam, keepalive, ...opties }, pakket.poging);
  }

  mislukt(reden) {
    const pauze = Opslaan.PAUZES[Math.min(this.mislukkingen, Opslaan.PAUZES.length - 1)];
    this.mislukkingen += 1;
    this.bewaarKopie();
    Regel.mislukt(`Niet opgeslagen: ${reden} ${this.waar()} Wij proberen het steeds opnieuw.`);
    clearTimeout(this.straks);
    this.straks = setTimeout(() => this.opslaan(), pauze);
    return false;
  }

  waar = () => (Kopie.werkt ? "Wat u typte staat nog in deze browser." : "Wat u typte staat alleen nog op deze pagina. Laat hem open.");

  uitgelogd() {
    this.onbeantwoord = null;
    this.mislukkingen ||= 1;
    const typte = this.wijziging > this.verstuurd;
    if (typte) this.bewaarKopie();
    Regel.mislukt(`U bent uitgelogd. ${typte ? this.waar() : ""}`.trim(), {
      tekst: "Log opnieuw in", naar: `${this.vak.dataset.inloggen}?next=${encodeURIComponent(location.pathname + location.search)}`,
    });
    return false;
  }

  geweigerd(status, zin) {
    this.gestopt = true;
    this.bewaarKopie();
    Regel.mislukt(status === 403 ? `U kunt dit plan niet meer wijzigen. ${zin}` : `Niet opgeslagen: ${zin} ${this.waar()}`);
    return false;
  }

  // Also where nothing waits: then the line has to hear that all is well again.
  nogEens() {
    if (!this.mislukkingen || this.gestopt) return;
    if (this.wijziging === this.verstuurd) this.wijziging += 1;
    this.opslaan();
  }

  // Wrong is said of a field that one was in, and not while one still types in it; solved is said at once.
  isAangeraakt = (id) => this.aangeraakt.has(id.replace(/^id_/, ""));

  toonFouten() {
    if (!this.fouten) return;
    for (const regel of this.form.querySelectorAll(".sp-veldfout")) {
      const id = regel.id.replace(/_error$/, "");
      if (!(id in this.fouten)) Velden.fout(id, "");
    }
    for (const [id, zin] of Object.entries(this.fouten)) {
      const staat = document.getElementById(`${id}_error`);
      const isHier = document.activeElement?.name === id.replace(/^id_/, "");
      if (id && this.isAangeraakt(id) && (staat || !isHier)) Velden.fout(id, zin);
    }
    Antwoord.foutenlijst(this.fouten);
  }

  // --- Leaving and coming back ---

  // The button saves as typing does, and goes on only when that arrived: a page that fails to come takes no text along.
  async knop(gebeurtenis) {
    if (this.magWeg) return;
    gebeurtenis.preventDefault();
    if (this.drukt || this.gestopt) return;
    this.drukt = true;
    this.wacht = false;
    if (this.uitkomst || this.wijziging) this.wijziging += 1;
    const gaat = await this.alles();
    this.drukt = false;
    if (!gaat) return;
    this.magWeg = true;
    setTimeout(() => this.form.requestSubmit(gebeurtenis.submitter)); // later: during the press itself a form ignores it
  }

  vertrek() {
    if (this.wijziging <= this.verstuurd || this.wacht || this.gestopt) return;
    if (this.onbeantwoord?.nr === this.wijziging && this.lus) return; // on its way, and it goes on without this page
    this.onbeantwoord = this.pakket();
    this.bewaarKopie();
    this.verstuur(this.onbeantwoord).catch(() => {});
  }

  terugUitHetGeheugen() {
    Object.assign(this, { magWeg: false, drukt: false });
    if (this.isBezig()) this.opslaan();
    else location.reload();
  }
}

for (const form of document.querySelectorAll("form[data-opslaan]")) {
  const vak = document.getElementById("schrijfmelding");
  if (vak && form.elements.wie) new Opslaan(form, vak);
}
