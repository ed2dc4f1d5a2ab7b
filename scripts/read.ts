/** `npm run --silent read -- FILE`: reads vacancies, one JSON object a line, and prints one reading a line. No database, no network. */
import { composePure } from '../src/compose-pure.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { toReadingLine } from './lines/reading-line.ts';
import { toVacancyText, vacancyLine } from './lines/vacancy-line.ts';
import { eachLine } from './lines/each-line.ts';

const { rules } = composePure(loadConfig(process.env).config);
process.exitCode = await eachLine(process.argv[2], vacancyLine, (line) => toReadingLine(line.id, rules.read(toVacancyText(line))));
