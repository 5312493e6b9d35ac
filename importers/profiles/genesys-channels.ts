/** Genesys Cloud's media types → channels; a row over several media is of none. */
export const GENESYS_CHANNELS: Readonly<Record<string, string>> = {
  voice: 'voice',
  callback: 'voice',
  chat: 'chat',
  message: 'chat',
  webmessaging: 'chat',
  email: 'email',
  '*': '',
};
