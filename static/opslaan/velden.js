// The fields of a form as a browser would send them, and what is wrong at them, in the same markup as the server's.
const Velden = {
  HULP: new Set(["csrfmiddlewaretoken", "versie", "gezien", "rij", "sleutel", "wie", "teruggezet"]),

  telt(element) {
    return Boolean(element.name) && element.type !== "submit" && element.type !== "button" && element.type !== "file"
      && !Velden.HULP.has(element.name) && !/^(neem|kent)_/.test(element.name);
  },

  // Every name with its values; a group of which nothing is chosen is there as well, with none.
  lees(form) {
    const stand = new Map();
    for (const element of form.elements) if (Velden.telt(element)) stand.set(element.name, []);
    for (const [naam, waarde] of new FormData(form)) if (typeof waarde === "string") stand.get(naam)?.push(waarde);
    return stand;
  },

  gelijk(een, ander) {
    return een !== undefined && ander !== undefined && een.length === ander.length && een.every((w, i) => w === ander[i]);
  },

  // Put values in a field; the caret stays where it was. A field that the page lacks comes along hidden, and says false.
  zet(form, naam, waarden) {
    const elementen = [...form.elements].filter((element) => element.name === naam && Velden.telt(element));
    if (!elementen.length) {
      for (const waarde of waarden) {
        const verborgen = Object.assign(document.createElement("input"), { type: "hidden", name: naam, value: waarde });
        form.append(verborgen);
      }
      return false;
    }
    elementen.forEach((element, nummer) => {
      if (element.type === "checkbox" || element.type === "radio") {
        element.checked = waarden.includes(element.value);
      } else if (element.multiple) {
        for (const optie of element.options) optie.selected = waarden.includes(optie.value);
      } else {
        const plek = element === document.activeElement ? element.selectionStart : undefined;
        element.value = waarden[nummer] ?? "";
        if (plek !== undefined && plek !== null) element.setSelectionRange(plek, plek);
      }
      if (waarden.length) element.closest("details")?.setAttribute("open", "");
    });
    return true;
  },

  // Fingerprints by field, from the one line in which the form remembers them. Lines (costs-0-amount) go by their group.
  afdrukken(tekst) {
    return new Map(tekst.split(" ").filter((deel) => deel.includes(":")).map((deel) => deel.split(":", 2)));
  },
  alsTekst: (afdrukken) => [...afdrukken].map((paar) => paar.join(":")).join(" "),
  groep: (naam, afdrukken) => (afdrukken.has(naam) ? naam : naam.split("-")[0]),

  fout(id, zin) {
    const element = document.getElementById(id);
    const vak = element?.closest(".sp-veld");
    if (!vak) return;
    let regel = document.getElementById(`${id}_error`);
    if (!zin) {
      if (!regel) return;
      regel.remove();
    } else if (!regel) {
      regel = document.createElement("p");
      regel.className = "sp-veldfout utrecht-form-field-error-message";
      regel.id = `${id}_error`;
      const woorden = document.createElement("span");
      woorden.innerHTML = '<span class="sp-alleen-horen">Fout: </span><span></span>';
      regel.append(Regel.icoon("achthoek"), woorden);
      const boven = document.getElementById(`${id}_help`) ?? vak.querySelector(":scope > .utrecht-form-label");
      if (boven && boven.parentElement === vak) boven.after(regel);
      else vak.prepend(regel);
    }
    if (zin) regel.lastElementChild.lastChild.textContent = zin;
    vak.classList.toggle("utrecht-form-field--invalid", Boolean(zin));
    Velden.beschrijf(element, `${id}_error`, Boolean(zin));
    const bediening = element.matches("fieldset") ? element.querySelectorAll("input") : [element];
    for (const deel of bediening) {
      if (zin) deel.setAttribute("aria-invalid", "true");
      else deel.removeAttribute("aria-invalid");
    }
  },

  beschrijf(element, id, erbij) {
    const ids = new Set((element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
    ids[erbij ? "add" : "delete"](id);
    if (ids.size) element.setAttribute("aria-describedby", [...ids].join(" "));
    else element.removeAttribute("aria-describedby");
  },
};
