import type { MouseEvent } from 'react';
import { Button } from '~/components/button';
import type { SuggestedTarget } from './find-suggestions.server';

interface SuggestionButtonsProps {
  suggestions: readonly SuggestedTarget[];
  /** Called when a target is chosen; without JavaScript the form is sent and comes back with it. */
  onTake: (form: HTMLFormElement) => void;
}

/** Suggested targets with their source and chance; one click fills in the target. */
export function SuggestionButtons({ suggestions, onTake }: SuggestionButtonsProps) {
  if (suggestions.length === 0) return null;
  const take = (event: MouseEvent<HTMLButtonElement>) => {
    const { form, value } = event.currentTarget;
    const field = form?.elements.namedItem('target');
    if (!form || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.value = value;
    field.focus();
    onTake(form);
  };
  return (
    <fieldset className="suggestions">
      <legend className="field-label">Suggested targets, with the chance at the current pace</legend>
      {suggestions.map(({ typed, words }) => (
        <Button key={typed} kind="quiet" name="take" value={typed} onClick={take}>
          {words}
        </Button>
      ))}
    </fieldset>
  );
}
