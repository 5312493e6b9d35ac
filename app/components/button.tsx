import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes } from 'react';

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';

const buttonClass = (kind: ButtonKind, className?: string) =>
  ['button', kind !== 'plain' && `button-${kind}`, className].filter(Boolean).join(' ');

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
}

/** A page has one primary button. */
export function Button({ kind = 'plain', type = 'submit', className, ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass(kind, className)} />;
}

interface LinkButtonProps extends LinkProps {
  kind?: ButtonKind;
}

export function LinkButton({ kind = 'plain', className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass(kind, className)} />;
}
