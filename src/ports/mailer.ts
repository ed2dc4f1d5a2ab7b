export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** A mail that was written to the outbox folder; the body only where it may be shown. */
export type SentMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: Date;
  readonly text: string | null;
};

/** Sends mail. */
export type Mailer = {
  /** @throws UpstreamError */
  send(mail: Mail): Promise<void>;
  /** What was written to the outbox folder, newest first; null where mail goes out by SMTP and nothing is kept. @param withText bodies hold sign-in links: the demo only */
  sent(limit: number, withText: boolean): Promise<readonly SentMail[] | null>;
};
