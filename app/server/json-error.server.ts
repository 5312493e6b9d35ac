/** What is wrong and what to do, for another program and for whoever reads its log. */
export interface Refusal {
  code: string;
  message: string;
  advice: string;
}

/** An answer of the interface for programs: never kept by anybody on the way. */
export function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  });
}

export function jsonError(status: number, error: Refusal, headers: Record<string, string> = {}): Response {
  return jsonAnswer({ error }, status, headers);
}
