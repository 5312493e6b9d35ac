const HEAD = `<?xml-stylesheet href="../../app/styles/tokens.css"?>
<?xml-stylesheet href="../../app/styles/chart.css"?>
`;

/** A drawing as a file that a browser opens with the house's colours, an element a line. */
export function svgFile(markup: string) {
  const svg = markup.match(/<svg.*<\/svg>/s)?.[0] ?? '';
  return `${HEAD}${svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll('><', '>\n<')}\n`;
}
