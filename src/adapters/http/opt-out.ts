import type { IncomingHttpHeaders } from 'node:http';

/** Where a page's own signs stand; what is further on is not looked at. */
const LOOK_AT_BYTES = 64 * 1024;
const META = /<meta\b[^>]{0,500}>/gi;

const isYes = (value: string | undefined): boolean => value !== undefined && /^\s*1\b/.test(value);
const holdsNoAi = (value: string): boolean => value.split(/[,\s]+/).some((part) => /^(?:noai|noml)$/i.test(part));

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}

/**
 * Whether a page asks machines not to make use of it: `tdm-reservation: 1` or `X-Robots-Tag: noai` in its headers, or the same in its head.
 * A rule of X-Robots-Tag for another reader by name is not for us.
 * @param agentName as robots.txt files know us
 * @returns the sign, for people; null where there is none
 * @source W3C Community Group Report "TDM Reservation Protocol (TDMRep)", 2024; the noai convention of image and text sites
 */
export function findOptOut(headers: IncomingHttpHeaders, body: Buffer, agentName: string): string | null {
  const reservation = headers['tdm-reservation'];
  if (isYes(Array.isArray(reservation) ? reservation[0] : reservation)) return 'tdm-reservation';
  const robots = headers['x-robots-tag'];
  for (const line of (Array.isArray(robots) ? robots : [robots ?? '']).flatMap((value) => value.split(/,(?=\s*[\w-]+\s*:)/))) {
    const [, agent, rules = ''] = /^\s*(?:([\w-]+)\s*:)?(.*)$/s.exec(line) ?? [];
    if ((agent === undefined || agent.toLowerCase() === agentName.toLowerCase()) && holdsNoAi(rules)) return 'x-robots-tag noai';
  }
  const head = body.subarray(0, LOOK_AT_BYTES).toString('latin1');
  if (!/noai|noml|tdm-reservation/i.test(head)) return null;
  for (const [tag] of head.matchAll(META)) {
    const name = attribute(tag, 'name')?.toLowerCase();
    const content = attribute(tag, 'content') ?? '';
    if (name === 'tdm-reservation' && isYes(content)) return 'meta tdm-reservation';
    if ((name === 'robots' || name === agentName.toLowerCase()) && holdsNoAi(content)) return 'meta robots noai';
  }
  return null;
}
