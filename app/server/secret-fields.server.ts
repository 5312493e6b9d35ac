/** What a password is called in every form: no page is ever sent with one, whatever became of its form. */
export const SECRET_FIELDS = ['password', 'newPassword'];
