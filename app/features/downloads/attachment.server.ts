/**
 * The header that makes a browser keep an answer as a file of this name (RFC 6266). Names come from uploads: what would
 * end the header, name a folder or turn the reading direction is left out; what is not ASCII stands in a second form.
 */
export function attachment(fileName: string): string {
  const name = fileName
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encoded}`}`;
}
