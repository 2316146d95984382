/** The packaged program under faults and kills at random, and what must hold whatever happens. */
package io.lookervault.chaos;
