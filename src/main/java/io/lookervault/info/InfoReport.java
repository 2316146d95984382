package io.lookervault.info;

import java.util.Optional;

/**
 * What {@code direct:info} answers.
 *
 * @param lookerVersion release of the instance; empty where {@code /versions} is not served
 * @param apiVersion current API version
 * @param userId id of the API user
 * @param userName its name as shown
 * @param userEmail its e-mail address, which service accounts may lack
 */
public record InfoReport(
        Optional<String> lookerVersion,
        Optional<String> apiVersion,
        String userId,
        Optional<String> userName,
        Optional<String> userEmail) {}
