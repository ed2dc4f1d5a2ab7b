export const accessibility = {
  'accessibility.title': 'Toegankelijkheid',
  'accessibility.intro':
    'Wij willen dat iedereen Spoorzoeker kan gebruiken, ook wie slecht ziet, geen muis kan hanteren, of snel moe wordt van een scherm.',
  'accessibility.standard': 'Waar wij naar streven',
  'accessibility.standard-text':
    'Alle schermen zijn gemaakt volgens WCAG 2.2, niveau A en AA. Bij elke wijziging controleert een programma (axe) elk scherm, op telefoon- en op computerbreedte, op fouten daartegen.',
  'accessibility.works': 'Wat u mag verwachten',
  'accessibility.works-keyboard': 'Alles werkt met het toetsenbord alleen. Sneltoetsen kunt u bij uw account veranderen of uitzetten.',
  'accessibility.works-script': 'Alles werkt zonder JavaScript, behalve het meelopen met een ronde die bezig is.',
  'accessibility.works-zoom': 'U kunt de tekst tot vier keer zo groot maken, en de schermen werken op een telefoon.',
  'accessibility.works-time': 'Een formulier dat u half hebt ingevuld, blijft staan. Als er iets ontbreekt, zegt het scherm wat en waar.',
  'accessibility.works-language': 'De schermen zijn er in het Nederlands en het Engels. In het kandidatendeel staat gewone taal.',
  'accessibility.known': 'Wat nog niet goed is',
  'accessibility.known-audit':
    'Een programma vindt niet alles. Een onafhankelijk onderzoek, en proeven met mensen die een schermlezer gebruiken, zijn er nog niet geweest.',
  'accessibility.known-texts':
    'Vacatureteksten en bewijsstukken komen van anderen. Daarin kan tekst staan die moeilijk te lezen is, of een plaatje zonder beschrijving.',
  'accessibility.contact': 'Loopt u ergens tegenaan?',
  'accessibility.contact-text':
    'Vertel het uw coach of de beheerder van uw bureau, met het scherm waarop het gebeurde. U hoeft niet uit te leggen waarom het voor u lastig is.',
};
