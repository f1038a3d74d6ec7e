import { defineConfig } from 'vitest/config'

/** The tests of pure rules, in Node: they need no Worker and no database. */
export default defineConfig({
  logLevel: 'error',
  test: {
    // A busy machine takes long for what needs no time.
    testTimeout: 30_000,
    include: [
      'tests/analytics/*rules.test.ts',
      'tests/cart/rules.test.ts',
      'tests/catalog/gtin.test.ts',
      'tests/checkout/{rules,seen-rules}.test.ts',
      'tests/delivery/{working-days,rules}.test.ts',
      'tests/engraving/{rules,limits}.test.ts',
      'tests/fulfilment/{rules,delay-rules}.test.ts',
      'tests/mail/{retry-rules,rules}.test.ts',
      'tests/orders/{rules,hold-rules}.test.ts',
      'tests/payments/{next-step-rules,next-step-table,charge-rules}.test.ts',
      'tests/platform/{money,currencies,sealing,kept-pages,forms-from-elsewhere,networks,sent-times}.test.ts',
      'tests/ring-sizes/{scales,names}.test.ts',
      'tests/security/header-rules.test.ts',
    ],
  },
})
