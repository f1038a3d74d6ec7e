// The package brings no types; this is what its README shows.
declare module '@adobe/structured-data-validator' {
  export default class Validator {
    validate(data: {
      jsonld: Partial<Record<string, object[]>>
    }): Promise<{ issueMessage: string; severity: 'ERROR' | 'WARNING' }[]>
  }
}
