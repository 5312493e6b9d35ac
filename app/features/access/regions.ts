/** Countries whose way of writing days and numbers an account may choose. */
export const REGIONS = [
  ...[
    'AT',
    'AU',
    'BE',
    'BR',
    'CA',
    'CH',
    'CZ',
    'DE',
    'DK',
    'ES',
    'FI',
    'FR',
    'GB',
    'GR',
    'IE',
    'IN',
    'IT',
    'JP',
    'LU',
    'MX',
  ],
  ...['NL', 'NO', 'NZ', 'PH', 'PL', 'PT', 'RO', 'SE', 'TR', 'US', 'ZA'],
] as const;

export const isRegion = (text: string): boolean => (REGIONS as readonly string[]).includes(text);
