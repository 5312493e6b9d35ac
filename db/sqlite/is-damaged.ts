import { storageTrouble } from '../storage-trouble';
import Sqlite from './driver';

/** Reads a whole database and says whether its pages hang together. Takes about as long as copying it. */
export function isDamaged(path: string): boolean {
  try {
    const connection = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return connection.pragma('quick_check(1)', { simple: true }) !== 'ok';
    } finally {
      connection.close();
    }
  } catch (error) {
    if (storageTrouble(error, path)?.code === 'damaged') return true;
    throw error;
  }
}
