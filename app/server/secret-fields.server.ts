/** Fields that no page is ever sent with again, whatever became of their form. */
export const SECRET_FIELDS = ['password', 'current', 'next'];
