/** A title in parts: what names the function, and what stands behind it (department, place, employer, conditions). Lower case, without accents. */
export type TitleText = { readonly main: readonly string[]; readonly rest: readonly string[] };

/** Marks of gender, in brackets or not; also in English and German. */
const GENDER =
  /[([]\s*(?:[mvfxdw](?:\s*[/|\-,]\s*[mvfxdw])+|vrouw\s*\/\s*man|man\s*\/\s*vrouw|all genders?|alle genders?|gn)\s*[)\]]|(?<![\p{L}\d])(?:m\s*\/\s*[vf](?:\s*\/\s*[xd])?|[vf]\s*\/\s*m(?:\s*\/\s*[xd])?|m\s*\/\s*w\s*\/\s*[dx]|w\s*\/\s*m)(?![\p{L}\d])/gu;

/** Hours, shares of a full week, pay and other figures. */
const FIGURES =
  /\b\d+(?:[.,]\d+)?\s*(?:-|–|tot|tm|t\/m|à|a|\/)?\s*(?:\d+(?:[.,]\d+)?)?\s*(?:uur|uren|u|hours?|hrs|fte|%|euro|p\/w|pw|jaar|dagen)\b(?:\s*(?:per|p\/)\s*(?:week|dag|maand))?|[€$]\s*[\d.,-]+(?:\s*(?:per|p\/)\s*\p{L}+)?|\b\d{3,}\b/gu;

/** Words that say nothing of the work: how it is offered, for whom, when and how experienced. */
const NOISE = new Set(
  `gezocht gevraagd vacature vacatures baan job jobs functie wij zoeken ben jij zoek jij bij ons team per direct met spoed fulltime full-time parttime part-time
  full time part deeltijd voltijd flexibel flex bijbaan zaterdagbaan weekendbaan vakantiewerk tijdelijk tijdelijke vast vaste dienst dienstverband contract
  starter startende start ervaren gedreven enthousiaste enthousiast gemotiveerde gemotiveerd klantgerichte servicegerichte handige topper toppers talent talentvolle nieuwe nieuw
  collega collegas leuke leuk mooie echte jouw jij je onze ons uitdagende zelfstandige ambitieuze commercieel-ingestelde hbo mbo wo vmbo niveau werk werken als via omgeving regio centrum noord oost
  zuid west nederland zzp freelance interim detachering stage stagiair stageplek afstudeerstage bbl bol leerbaan leerplek opleiding traineeship uitzendkracht uitzendbasis oproepkracht oproep vakantiekracht
  seizoen seizoenskracht kandidaat dag dagdienst weekend weekenden snel direct beschikbaar startersfunctie medior junior senior sr jr the a an we are looking wanted hiring position fte
  gezellige bevlogen betrokken flexibele allround all-round hulpvaardige stoere creatieve sociale warme hands-on fanatieke nog beste super ook
  de het een en of in op aan te voor van met om bij uit naar tot den der ter ten wil werk jou zin ervaring geen exclusief inclusief graads word wordt groeien groeit ga gaan doen kom komen versterk versterking help maak onderdeel direct gezellig graag iets wat waar wie verdien salaris aantrekkelijk bonus goede vanaf t`
    .split(/\s+/)
    .filter((word) => word !== 'sociale' && word !== 'allround' && word !== 'all-round'),
);

/** Words behind which stands where or for whom, no longer what. */
const TAIL = new Set(['bij', 'voor', 'in', 'te', 'at', 'for', 'omgeving', 'regio', 'met', 'op', 'from', 'with', 'binnen', 'aan']);

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll(/[’'`´]/gu, '');
}

const WORD = /[\p{L}][\p{L}\d]*(?:&[\p{L}])?(?:\+\+|#)?|\.net\b/gu;

function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => word.length > 1 || word === 'c' || word === 'b' || word === 'e' || word === 'w');
}

/**
 * Takes a title apart: marks of gender, hours, pay and words of praise go out; what stands behind a dash, a bar, a comma, a bracket or "bij" is the rest.
 * @param title as published; may be empty
 * @returns words in their order; `main` is empty only where the title has no telling word at all. Never throws.
 */
export function toTitleText(title: string): TitleText {
  const cleaned = plain(title.slice(0, 300)).replaceAll(GENDER, ' | ').replaceAll(FIGURES, ' | ');
  const pieces = cleaned
    // A hyphen inside a word joins ("hr-adviseur"), one with a space beside it parts.
    .split(/\s+[-–—]+\s*|[-–—]+\s+|[|,;:!?()[\]•·*"“”]+|\s+\/\s+|\.\s|@/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const main: string[] = [];
  const rest: string[] = [];
  for (const piece of pieces) {
    let inTail = main.length > 0;
    for (const word of wordsOf(piece)) {
      if (TAIL.has(word) && main.length > 0) inTail = true;
      if (NOISE.has(word)) continue;
      (inTail ? rest : main).push(word);
    }
  }
  return { main, rest };
}
