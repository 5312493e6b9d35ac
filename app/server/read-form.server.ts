import { type BodyBounds, FORM_BODY, MOST_FIELDS } from './bounds.server';
import { whyFieldsRefused } from './check-fields.server';
import { openBody } from './read-body.server';
import { readMultipart } from './read-multipart.server';
import { type Refused, RequestRefused, refusePage } from './refused.server';

/**
 * The fields of a form that was sent, within bounds: the one way in which a request's form is read. Anything else is
 * answered with a plain word.
 */
export async function readForm(request: Request, bounds: BodyBounds = FORM_BODY): Promise<FormData> {
  try {
    const form = new FormData();
    for (const [name, text] of await readTexts(request, bounds)) form.append(name, text);
    return checkFields(form);
  } catch (error) {
    throw error instanceof RequestRefused ? refusePage(error.refused) : error;
  }
}

/** The same fields, where they are within bounds. */
export function checkFields<Fields extends Iterable<readonly [string, FormDataEntryValue]>>(fields: Fields): Fields {
  const refused = whyFieldsRefused(fields);
  if (refused !== null) throw new RequestRefused(refused);
  return fields;
}

async function readTexts(request: Request, bounds: BodyBounds): Promise<Iterable<[string, string]>> {
  const type = request.headers.get('Content-Type') ?? '';
  const isMultipart = isOfType(type, 'multipart/form-data');
  if (!isMultipart && !isOfType(type, 'application/x-www-form-urlencoded')) throw new RequestRefused(noForm(type));
  const body = openBody(request, bounds)();
  if (isMultipart) return readMultipart(type, body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  // One too many is as good as all, and the check tells.
  return new URLSearchParams(text.split('&', MOST_FIELDS + 1).join('&'));
}

/** Whether a Content-Type names this type, whatever follows it. */
export const isOfType = (contentType: string | null, type: string) =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === type;

/** What a body that is no form is refused with. */
export const noForm = (type: string): Refused => ({
  status: 415,
  code: 'wrong_type',
  message: type
    ? `The content type ${type.split(';', 1)[0]!.slice(0, 60)} is not supported here.`
    : 'The request has no content type.',
  advice: 'Send a form, as application/x-www-form-urlencoded.',
});
