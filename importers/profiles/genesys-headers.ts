/**
 * Genesys Cloud's headers in other languages (lower case) → in English. `fecha`, `cola` and `manejo total` were seen in
 * exports; the others are translations that wait for a file to confirm them. A language more is a few lines more.
 */
export const GENESYS_HEADERS: Readonly<Record<string, string>> = {
  // Spanish
  'exportación completa terminada': 'Full Export Completed',
  'marca de tiempo de resultado parcial': 'Partial Result Timestamp',
  filtros: 'Filters',
  'tipo de medio': 'Media Type',
  'usuarios - interactuaron': 'Users - Interacted',
  usuarios: 'Users',
  fecha: 'Date',
  'fecha de finalización': 'End Date',
  dirección: 'Direction',
  cola: 'Queue',
  conclusión: 'Wrap-up',
  'id de conversación': 'Conversation ID',
  transferido: 'Transferred',
  abandonado: 'Abandoned',
  'primera cola': 'First Queue',
  'cola total': 'Total Queue',
  'alerta total': 'Total Alert',
  'conversación total': 'Total Talk',
  'retención total': 'Total Hold',
  'acw total': 'Total ACW',
  'manejo total': 'Total Handle',
  transferencias: 'Transfers',
  // German
  'vollständiger export abgeschlossen': 'Full Export Completed',
  filter: 'Filters',
  medientyp: 'Media Type',
  'benutzer - interagiert': 'Users - Interacted',
  benutzer: 'Users',
  datum: 'Date',
  richtung: 'Direction',
  warteschlange: 'Queue',
  'konversations-id': 'Conversation ID',
  'gesamte gesprächszeit': 'Total Talk',
};
