package io.lookervault.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** Users with their credentials, groups with their members. */
final class PeopleSeed {
    private final World world;
    private final Sizes sizes;

    PeopleSeed(World world) {
        this.world = world;
        this.sizes = world.sizes();
    }

    void plant() {
        for (int i = 1; i <= sizes.users(); i++) {
            user(i);
        }
        group("All Users", false);
        for (int i = 2; i <= sizes.groups(); i++) {
            group(Titles.team(i), i == 3);
        }
        members();
        new AttributeSeed(world).plant();
    }

    private void user(int number) {
        SplittableRandom r = world.dice().roll("user", number);
        String id = world.table("users").nextId();
        boolean admin = number == 1;
        boolean service = number > 1 && number == sizes.users();
        boolean embed = !admin && !service && number % 23 == 5;
        String first = admin ? "API" : service ? "Nightly" : Titles.first(number);
        String last = admin ? "Admin" : service ? "Robot" : Titles.last(number);
        String email = embed || service ? null : "user" + number + (r.nextBoolean() ? "+looker" : "") + "@example.com";
        int folder = 2 + sizes.sharedFolders() + number;
        ObjectNode doc = world.shape("User")
                .blank(
                        "display_name",
                        first + " " + last,
                        "email",
                        email,
                        "first_name",
                        first,
                        "home_folder_id",
                        World.SHARED,
                        "id",
                        id,
                        "is_disabled",
                        !admin && number % 17 == 3,
                        "last_name",
                        last,
                        "locale",
                        r.nextInt(5) == 0 ? "de_DE" : "en",
                        "looker_versions",
                        Json.arr("26.12.3"),
                        "models_dir_validated",
                        true,
                        "personal_folder_id",
                        service ? null : Integer.toString(folder),
                        "sessions",
                        Json.arr(),
                        "ui_state",
                        Json.obj("homepageGroupIdPreference", "1"),
                        "allow_direct_roles",
                        true,
                        "allow_normal_group_membership",
                        true,
                        "allow_roles_from_normal_groups",
                        true,
                        "can_manage_api3_creds",
                        admin,
                        "is_service_account",
                        service,
                        "service_account_name",
                        service ? "nightly-robot" : null,
                        "url",
                        "/api/4.0/users/" + id);
        credentials(doc, number, email, admin || service, embed);
        world.table("users").put(id, doc);
    }

    private void credentials(ObjectNode doc, int number, String email, boolean api, boolean embed) {
        String since = Dice.past(world.dice().roll("since", number));
        String id = Integer.toString(number);
        if (api) {
            doc.set(
                    "credentials_api3",
                    Json.arr(world.shape("CredentialsApi3")
                            .blank(
                                    "id",
                                    id,
                                    "client_id",
                                    world.slugs().of(number).substring(0, 20),
                                    "created_at",
                                    since,
                                    "type",
                                    "api3")));
        }
        if (embed) {
            doc.set(
                    "credentials_embed",
                    Json.arr(world.shape("CredentialsEmbed")
                            .blank(
                                    "created_at",
                                    since,
                                    "external_user_id",
                                    "ext-" + number,
                                    "id",
                                    id,
                                    "type",
                                    "embed")));
        }
        if (email == null) {
            return;
        }
        if (number % 3 != 2 || number == 1) {
            doc.set(
                    "credentials_email",
                    world.shape("CredentialsEmail")
                            .blank(
                                    "created_at",
                                    since,
                                    "email",
                                    email,
                                    "user_id",
                                    id,
                                    "type",
                                    "email",
                                    "logged_in_at",
                                    since,
                                    "url",
                                    "/api/4.0/users/" + id + "/credentials_email"));
        }
        if (number % 3 == 2) {
            doc.set(
                    "credentials_saml",
                    world.shape("CredentialsSaml")
                            .blank(
                                    "created_at",
                                    since,
                                    "email",
                                    email,
                                    "saml_user_id",
                                    "saml|" + number,
                                    "type",
                                    "saml"));
        }
        if (number % 3 == 1) {
            doc.set(
                    "credentials_google",
                    world.shape("CredentialsGoogle")
                            .blank(
                                    "created_at",
                                    since,
                                    "domain",
                                    "example.com",
                                    "email",
                                    email,
                                    "google_user_id",
                                    "1000" + number,
                                    "type",
                                    "google"));
        }
    }

    private void group(String name, boolean external) {
        String id = world.table("groups").nextId();
        world.table("groups")
                .put(
                        id,
                        world.shape("Group")
                                .blank(
                                        "can_add_to_content_metadata",
                                        true,
                                        "external_group_id",
                                        external ? "ldap-" + id : null,
                                        "externally_managed",
                                        external,
                                        "id",
                                        id,
                                        "include_by_default",
                                        id.equals("1"),
                                        "name",
                                        name));
    }

    private void members() {
        for (int user = 2; user <= sizes.users() && sizes.groups() > 1; user++) {
            SplittableRandom r = world.dice().roll("member", user);
            world.groupUsers().add(Integer.toString(2 + r.nextInt(sizes.groups() - 1)), Integer.toString(user));
            if (r.nextInt(3) == 0) {
                world.groupUsers().add(Integer.toString(2 + r.nextInt(sizes.groups() - 1)), Integer.toString(user));
            }
            if (r.nextInt(4) == 0) {
                world.roleUsers().add(Integer.toString(2 + r.nextInt(sizes.roles() - 1)), Integer.toString(user));
            }
        }
        for (int group = 2; group <= sizes.groups(); group++) {
            String id = Integer.toString(group);
            world.roleGroups().add(Integer.toString(2 + group % (sizes.roles() - 1)), id);
            if (group % 3 == 0) {
                world.groupGroups().add(Integer.toString(group - 1), id);
            }
        }
    }
}
