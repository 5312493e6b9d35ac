import { Button, LinkButton } from './button';
import { PageHeader } from './page-header';

/** What was sent and could not be saved yet. */
export interface SentAgain {
  kind: 'send again';
  /** Unless said, a load held the right to write. */
  why?: 'too much';
  to: string;
  fields: [name: string, value: string][];
  /** Nothing was left out that must not be written into a page, such as a password. */
  isWhole: boolean;
}

export function isSentAgain(data: unknown): data is SentAgain {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'send again';
}

const LOADING = {
  title: 'Not saved yet: a file is being loaded',
  waited: 'It waited a minute for the file to be through.',
};
const TOO_MUCH = { title: 'Not done yet: too much at once', waited: 'Too much was asked for at the same time.' };

/** In a page's place when what was sent could not be saved yet: it is all here, and one click sends it again. */
export function SendAgain({ why, to, fields, isWhole }: SentAgain) {
  const { title, waited } = why ? TOO_MUCH : LOADING;
  const words = fields.map(([, value]) => value).filter((value) => /\S\s+\S/.test(value));
  return (
    <>
      <PageHeader title={title} subtitle="Nothing was changed so far." />
      {isWhole ? (
        <>
          <p>{waited} What you typed is kept on this page: leave it open and save it in a moment.</p>
          {words.map((value) => (
            <blockquote key={value}>{value}</blockquote>
          ))}
          <form method="post" action={to} className="page-error-actions">
            {fields.map(([name, value], index) => (
              // The same name may stand in a form many times.
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <Button kind="primary">Save it now</Button>
          </form>
        </>
      ) : (
        <>
          <p>{waited} Go back in a moment and send it again.</p>
          <p className="page-error-actions">
            <LinkButton to={to} reloadDocument>
              Go back
            </LinkButton>
          </p>
        </>
      )}
    </>
  );
}
