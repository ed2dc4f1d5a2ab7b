import { heading, list, paragraph } from '../components/show.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { PageContext } from '../page.ts';

export function accessibilityView(page: PageContext): string {
  const { t } = page;
  return layout(
    page,
    { title: t('accessibility.title') },
    html`${paragraph(t('accessibility.intro'))} ${heading(2, t('accessibility.standard'))} ${paragraph(t('accessibility.standard-text'))}
    ${heading(2, t('accessibility.works'))}
    ${list([
      t('accessibility.works-keyboard'),
      t('accessibility.works-script'),
      t('accessibility.works-zoom'),
      t('accessibility.works-time'),
      t('accessibility.works-language'),
    ])}
    ${heading(2, t('accessibility.known'))} ${list([t('accessibility.known-audit'), t('accessibility.known-texts')])}
    ${heading(2, t('accessibility.contact'))} ${paragraph(t('accessibility.contact-text'))}`,
  );
}
