import type { CheerioAPI } from 'cheerio';
import { readClosingNotice } from '../../../domain/posting/closing-notice.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import { textOfNode } from './page-text.ts';

/** What a refusal begins with where the page says that what stood there is over. */
export const OVER = 'over: ';

/** More words than this and a page has something to say, whatever its title is. */
const WALL_TEXT_MAX = 1_500;
const CHALLENGE =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|toegang geweigerd|pardon our interruption|are you (?:a )?(?:human|robot)|(?:ben|bent) (?:je|u) een (?:mens|robot)|robot check|security check|human verification|verify(?:ing)? you are|captcha|ddos-guard|request (?:rejected|blocked|unsuccessful)|checking your browser|bot detection|unusual traffic|(?:error )?(?:403|forbidden)|een ogenblik geduld|even geduld)/i;
const CHALLENGE_TEXT =
  /verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies to continue|checking your browser before|bevestig dat (?:je|u) (?:geen robot|een mens) b|unusual traffic from your|completing? the (?:captcha|security check)|access denied.{0,200}(?:reference|you don't have permission)|ray id:/is;
const MISSING =
  /^(?:404|(?:pagina|vacature) niet gevonden|(?:page|job) not found|not found|oeps|oops|deze (?:pagina|vacature) (?:bestaat|is) niet)/i;
const SERVER =
  /^(?:5\d\d\b|internal server error|bad gateway|service unavailable|gateway time-?out|(?:er is )?(?:een )?(?:storing|onderhoud)|under maintenance|maintenance)/i;
const NEEDS_SCRIPT =
  /(?:you need to |please |must )?(?:enable|turn on|schakel|zet|activeer) (?:your )?java-?script|java-?script (?:is required|to run this app|inschakelen|is vereist|staat uit)/i;

/**
 * Why a page is no page of a source: a wall before it, a login, an error, a shell that a script fills.
 * @returns the reason for people, or null where it is an ordinary page
 */
export function judgePage($: CheerioAPI): string | null {
  const body = $('body').toArray()[0];
  const text = body ? textOfNode(body) : '';
  const names = [tidy($('head > title').first().text()), tidy($('h1').first().text())].filter((name) => name !== '');
  if (text.length <= WALL_TEXT_MAX) {
    const notice = readClosingNotice(text.split('\n'));
    if (notice !== null) return `${OVER}${notice}`;
    if (names.some((name) => CHALLENGE.test(name)) || CHALLENGE_TEXT.test(text))
      return 'block page: the site asks for a human or refuses us';
    if (names.some((name) => SERVER.test(name))) return 'error page of the server';
    if (names.some((name) => MISSING.test(name))) return `${OVER}page not found`;
    const isLogin = names.some((name) =>
      /^(?:log ?in|inloggen|sign ?in|aanmelden|account|welkom terug|login required)\b|(?:log ?in|inloggen|sign ?in)$/i.test(name),
    );
    if ($('input[type="password"]').length > 0 && (isLogin || text.length <= 500)) return 'login wall: the page asks to sign in';
    if (
      /^(?:(?:you )?must (?:be logged|log) in|please (?:log|sign) in|log in om|je moet (?:ingelogd|inloggen)|inloggen om|sign in to)/im.test(
        text,
      ) &&
      text.length <= 600
    )
      return 'login wall: the page asks to sign in';
  }
  const hidden = $('noscript').text();
  if (
    text.length <= 200 &&
    (NEEDS_SCRIPT.test(hidden) || NEEDS_SCRIPT.test(text) || $('#root,#app,#__next,app-root,[data-reactroot]').length > 0) &&
    $('script').length > 0
  )
    return 'filled by a script: the page holds no text of its own';
  if (text === '' && $('body').find('img,video').length === 0) return 'empty page';
  return null;
}
