import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import type { Question } from '../../ports/question-repository.ts';
import { asFields, optionalText, readForm, type FieldErrors, type Filled } from '../forms.ts';
import { button, postForm, textarea } from '../components/form.ts';
import { heading, link, moment } from '../components/show.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import { idParam, redirect, type PageContext, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';

export type QuestionUi = {
  readonly openQuestions: (actor: Actor) => Promise<readonly Question[]>;
  readonly answerQuestion: (
    actor: Actor,
    command: { questionId: string; answer: string },
  ) => Promise<{ ok: true } | { ok: false; refusal: 'answer-length' }>;
};

/** The field is named after its question, so that each has a label and an error of its own. */
const form = (questionId: string) => z.strictObject({ [`answer-${questionId}`]: optionalText(1000) });

export function questionRoutes(page: PageRouter, ui: QuestionUi): void {
  page.get(
    paths.question.list,
    { may: 'question.answer', audit: null },
    async (req, res) => void res.send(questionsView(req.page, await ui.openQuestions(req.actor))),
  );

  page.post(paths.question.answer, { may: 'question.answer', audit: 'question.answer' }, async (req, res) => {
    const questionId = idParam(req, 'questionId', (value) => value);
    const input = readForm(form(questionId), req.body);
    const done = input.ok
      ? await ui.answerQuestion(req.actor, { questionId, answer: input.value[`answer-${questionId}`] ?? '' })
      : { ok: false as const };
    if (!done.ok)
      return void res
        .status(422)
        .send(
          questionsView(req.page, await ui.openQuestions(req.actor), { [`answer-${questionId}`]: 'question.length' }, asFields(req.body)),
        );
    redirect(res, paths.question.list.url(), 'question.answered');
  });
}

function questionsView(page: PageContext, questions: readonly Question[], errors: FieldErrors = {}, values: Filled = {}): string {
  const { t } = page;
  const cards = questions.map((question) => {
    const name = `answer-${question.id}`;
    const field = textarea(page, {
      name,
      label: t('question.answer'),
      hint: t('question.answer-hint'),
      rows: 3,
      value: values[name] ?? '',
      errors,
    });
    return html`<li class="kaart">
      ${heading(2, question.vacancyTitle ?? '–')}
      <p class="utrecht-paragraph">${question.body}</p>
      <p class="utrecht-paragraph klein">
        ${question.askedByName ? t('question.by', question.askedByName) : null} · ${moment(page, question.askedAt)} ·
        ${link(paths.candidate.view.url({ candidateId: question.candidateId }), t('question.to-candidate'))}
      </p>
      ${postForm(page, paths.question.answer.url({ questionId: question.id }), [field, button(t('question.go'))])}
    </li>`;
  });
  return layout(
    page,
    { title: t('question.title'), errors },
    questions.length === 0
      ? html`<p class="leeg">${t('question.none')}</p>`
      : html`<ul class="rooster">
          ${cards}
        </ul>`,
  );
}
