import type { Finding } from '../finding/finding.ts';
import type { GateFinding, Match } from './match.ts';

/** What would have to be different for a match to have nothing against it, and who can tell or change it. */
export type Difference = { readonly about: string; readonly sentence: string };

/**
 * Says for every finding and gate that stands against a match what would have to be different. No limit is ever asked to give way by itself: what
 * the work asks can change, and what a list says is for the bedrijfsarts.
 * @returns conflicts first; empty when nothing stands against the match. Never throws.
 */
export function wouldHaveToDiffer({ findings, gates }: Pick<Match, 'findings' | 'gates'>): readonly Difference[] {
  const health = findings.flatMap((finding) => {
    const sentence = ofFinding(finding);
    return sentence === null ? [] : [{ about: finding.limit, sentence, worst: finding.outcome === 'conflict' }];
  });
  // Hours and times stand among the findings where the list limits them.
  const told = new Set(
    findings.flatMap(({ dim }) => (dim === 'werktijden' ? ['werktijden'] : dim === 'uren_week' || dim === 'uren_dag' ? ['uren'] : [])),
  );
  const beside = gates.flatMap((gate) => {
    const sentence = told.has(gate.gate) ? null : ofGate(gate);
    return sentence === null ? [] : [{ about: gate.gate, sentence, worst: gate.outcome === 'conflict' }];
  });
  const all = [...health, ...beside];
  return [...all.filter(({ worst }) => worst), ...all.filter(({ worst }) => !worst)].map(({ about, sentence }) => ({ about, sentence }));
}

function ofFinding({ outcome, source, limit, evidence }: Finding): string | null {
  if (outcome === 'past' || outcome === 'onbekend') return null;
  if (outcome === 'conflict')
    return `Het werk zou binnen de grens moeten blijven (${limit}), bijvoorbeeld door een taak anders te verdelen of met een hulpmiddel; of de bedrijfsarts zou de grens anders moeten beoordelen.`;
  if (source === 'beroep') return `De tekst zwijgt hierover: vraag de werkgever of het werk binnen de grens blijft (${limit}).`;
  const kind = evidence[0]?.kind;
  if (kind === 'verzacht') return `De tekst noemt het met een slag om de arm: vraag de werkgever hoe vaak en hoe zwaar het is (${limit}).`;
  if (kind === 'afgeleid')
    return `Het volgt alleen uit een taak of middel in de tekst: vraag de werkgever of het werkelijk zo is (${limit}).`;
  return `Wat het werk vraagt ligt tegen de grens aan: laat precies vaststellen hoe vaak en hoe zwaar het is (${limit}).`;
}

const GATE_SENTENCES: Readonly<Record<GateFinding['gate'], string>> = {
  uren: 'De werkgever zou andere uren moeten bieden, of het zoekprofiel zou ruimer moeten zijn.',
  werktijden: 'De werkgever zou andere tijden moeten bieden, of het zoekprofiel zou ruimer moeten zijn.',
  opleiding: 'De opleiding zou er moeten zijn, of de werkgever zou ervaring moeten laten tellen.',
  rijbewijs: 'Het rijbewijs zou er moeten zijn, of het werk zou zonder moeten kunnen.',
  certificaat: 'Het certificaat zou gehaald of vernieuwd moeten worden.',
  taal: 'De taal zou op het gevraagde niveau moeten zijn.',
  reistijd: 'Het werk zou dichterbij moeten zijn of thuis gedaan kunnen worden, of er zou verder gereisd moeten kunnen worden.',
  contract: 'De werkgever zou een andere contractvorm moeten bieden, of het zoekprofiel zou ruimer moeten zijn.',
  loon: 'Het loon zou hoger moeten zijn, of het laagste loon in het zoekprofiel lager.',
  functie: 'De functie zou niet uitgesloten moeten zijn in het zoekprofiel.',
};

function ofGate({ gate, outcome }: GateFinding): string | null {
  return outcome === 'conflict' || outcome === 'aandacht' ? GATE_SENTENCES[gate] : null;
}
