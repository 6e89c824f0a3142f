package org.enkeyserver.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OperatorTokenTest {

    @Test
    void admitsTheTokenAndNothingElse() {
        OperatorToken token = new OperatorToken("s3cret");

        assertThat(token.admits("Bearer s3cret")).isTrue();
        assertThat(token.admits("bearer  s3cret ")).isTrue();
        assertThat(token.admits("Bearer s3cre")).isFalse();
        assertThat(token.admits("Basic s3cret")).isFalse();
        assertThat(token.admits("Bearer ")).isFalse();
        assertThat(token.admits("")).isFalse();
        assertThat(token.admits(null)).isFalse();
    }

    @Test
    void admitsNobodyWhenNoneIsConfigured() {
        OperatorToken token = new OperatorToken(" ");

        assertThat(token.admits("Bearer ")).isFalse();
        assertThat(token.admits("Bearer  ")).isFalse();
        assertThat(token.admits(null)).isFalse();
    }

    @Test
    void doesNotShowTheToken() {
        assertThat(new OperatorToken("s3cret").toString()).doesNotContain("s3cret");
    }
}
