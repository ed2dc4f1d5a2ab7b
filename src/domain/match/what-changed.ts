import type { Finding } from '../finding/finding.ts';
import type { Match, MatchClass } from './match.ts';

const CLASS_WORDS: Record<MatchClass, string> = {
  geen_conflict: 'geen conflict gevonden',
  aandacht: 'aandachtspunten',
  niet_passend: 'waarschijnlijk niet passend',
};

/**
 * Tells what changed between two matches of one pair in a way that matters to whoever decided the first: the class, or the outcome on a
 * dimension or gate. Reworded reasons, other quotes and the order do not matter.
 * @returns a sentence in Dutch, or null when nothing that matters changed; never throws
 */
export function whatChanged(before: Match, after: Match): string | null {
  const changes: string[] = [];
  if (before.class !== after.class) changes.push(`was “${CLASS_WORDS[before.class]}”, nu “${CLASS_WORDS[after.class]}”`);
  changes.push(...outcomeChanges(before.findings, after.findings));
  for (const gate of after.gates) {
    const old = before.gates.find((other) => other.gate === gate.gate);
    if (old && old.outcome !== gate.outcome) changes.push(`${gate.gate}: was ${old.outcome}, nu ${gate.outcome}`);
  }
  return changes.length === 0 ? null : changes.join('; ');
}

function outcomeChanges(before: readonly Finding[], after: readonly Finding[]): string[] {
  const old = new Map(before.map((finding) => [finding.dim, finding]));
  const changed = after.flatMap((finding) => {
    const was = old.get(finding.dim);
    if (!was) return [`nieuwe voorwaarde: ${finding.limit}`];
    return was.outcome === finding.outcome ? [] : [`${finding.limit}: was ${was.outcome}, nu ${finding.outcome}`];
  });
  const kept = new Set(after.map((finding) => finding.dim));
  const ended = before.filter((finding) => !kept.has(finding.dim)).map((finding) => `voorwaarde vervallen: ${finding.limit}`);
  return [...changed, ...ended];
}
