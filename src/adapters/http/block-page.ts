import type { IncomingHttpHeaders } from 'node:http';
import type { FetchBlock } from '../../ports/page-fetcher.ts';

/** A challenge says little; a page with more words than this is a page. */
const CHALLENGE_TEXT_MAX = 1_500;
/** Enough to see what a page is; what is behind it no longer matters. */
const LOOK_AT_BYTES = 256 * 1024;

/** Headings of the well-known walls, at the beginning of the title. */
const WALL_TITLE =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|toegang geweigerd|pardon our interruption|are you (?:a )?(?:human|robot)|(?:ben|bent) (?:je|u) een (?:mens|robot)|robot check|security check(?:point)?$|human verification|verify(?:ing)? you are human|captcha|ddos-guard|request (?:rejected|blocked|unsuccessful)|checking your browser|bot detection|unusual traffic|403 forbidden|forbidden$|een ogenblik geduld|even geduld)/i;

/** What only the walls' own scripts contain. */
const WALL_SCRIPT =
  /\/cdn-cgi\/challenge-platform\/[^"']{0,100}orchestrate|window\._cf_chl_opt|captcha-delivery\.com|_Incapsula_Resource|px-captcha|\/\.well-known\/sgcaptcha|awsWafCookieDomainList|geo\.captcha-delivery/i;

const LOGIN_PATH = /(?:^|\/)(?:login|log-in|signin|sign-in|inloggen|sso|oauth2?|authorize|authenticate)(?:[/.]|$)/i;

const HIDDEN_TAG = /^<(script|style|noscript|head)\b/i;

/** The words of a page. One pass by hand: an expression that looks for closing tags takes quadratic time on a page that has none. */
function visibleText(html: string): string {
  const lower = html.toLowerCase();
  const words: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    words.push(html.slice(at, tag < 0 ? undefined : tag));
    if (tag < 0) break;
    const hidden = HIDDEN_TAG.exec(lower.slice(tag, tag + 10))?.[1];
    const close = html.indexOf('>', hidden === undefined ? tag : Math.max(lower.indexOf(`</${hidden}`, tag), tag));
    if (close < 0) break;
    at = close + 1;
  }
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

function isWall(body: Buffer): boolean {
  const html = body.subarray(0, LOOK_AT_BYTES).toString('latin1');
  if (!/^\s*(?:\uFEFF|ï»¿)?\s*</.test(html) || /JobPosting/.test(html)) return false;
  const title = (/<title[^>]{0,200}>([^<]{0,300})/i.exec(html)?.[1] ?? /<h1[^>]{0,200}>([^<]{0,300})/i.exec(html)?.[1] ?? '').trim();
  return (WALL_TITLE.test(title) || WALL_SCRIPT.test(html)) && visibleText(html).length <= CHALLENGE_TEXT_MAX;
}

/**
 * Recognises an answer that keeps us out, whatever its status says.
 * @returns why, or null when it is an ordinary answer
 */
export function detectBlock(status: number, headers: IncomingHttpHeaders, body: Buffer): FetchBlock | null {
  if (headers['cf-mitigated'] === 'challenge' || headers['x-amzn-waf-action'] !== undefined) return 'challenge';
  if (status === 401) return 'http-401';
  if (status === 403 || status === 407) return 'http-403';
  if (status === 451) return 'http-451';
  return isWall(body) ? 'challenge' : null;
}

/** Whether a redirect led from an ordinary page to one that asks who we are. */
export function isLoginRedirect(from: URL, to: URL): boolean {
  return LOGIN_PATH.test(to.pathname) && !LOGIN_PATH.test(from.pathname);
}
