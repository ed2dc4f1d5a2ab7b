import { describe, expect, it } from 'vitest';
import { readClosingNotice } from '../../../../src/domain/posting/closing-notice.ts';

describe('a closing notice', () => {
  it.each([
    'Deze vacature is vervuld.',
    'Helaas, deze vacature is inmiddels vervuld!',
    'Deze vacature is niet meer beschikbaar',
    'De vacature is gesloten.',
    'Deze functie is reeds ingevuld.',
    'Reageren kan niet meer.',
    'Solliciteren op deze vacature is niet meer mogelijk.',
    'Je kunt niet meer solliciteren.',
    'De sollicitatietermijn is verstreken.',
    'Vacature gesloten',
    'Deze vacature staat niet meer open.',
    'This position has been filled.',
    'This job is no longer available',
    'No longer accepting applications',
  ])('%s', (line) => expect(readClosingNotice(['Kok', line, 'Je kookt.'])).toBe(line));

  it.each([
    'Zodra de vacature is vervuld, halen wij haar weg.',
    'De vacature kan eerder sluiten.',
    'Wij reageren niet meer op acquisitie.',
    'Mocht deze vacature gesloten zijn, kijk dan verder.',
    'Solliciteren kan tot 1 juli.',
    'Je werkt in een gesloten afdeling.',
    'De functie is fulltime.',
    'Deze vacature is niet voor bureaus.',
  ])('is not: %s', (line) => expect(readClosingNotice([line])).toBeNull());
});
