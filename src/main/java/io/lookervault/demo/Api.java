package io.lookervault.demo;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All operations of the API over one world: many reads at a time, or one write. */
final class Api {
    private final Routes routes = new Routes();
    private final Sessions sessions;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Api(World world, Sessions sessions, String url) {
        this.sessions = sessions;
        new ContentApi(world).install(routes);
        new FolderApi(world).install(routes);
        new PeopleApi(world).install(routes);
        new OtherApi(world).install(routes);
        new InstanceApi(world, url).install(routes);
        routes.on(
                        "POST",
                        "/login",
                        call -> Reply.ok(sessions.signIn(
                                call.query().get("client_id"), call.query().get("client_secret"))))
                .on("POST", "/login/{id}", call -> {
                    world.get("users", call.id());
                    return Reply.ok(sessions.signIn(call.id()));
                });
    }

    Routes routes() {
        return routes;
    }

    Reply run(Routes.Route route, Call call) {
        try {
            return within(call.method().equals("GET"), () -> route.handler().handle(call));
        } catch (LookerError e) {
            return Reply.error(e);
        }
    }

    /** Does something to the world while no request does. */
    void exclusively(Runnable edit) {
        within(false, () -> {
            edit.run();
            return Reply.done();
        });
    }

    private interface Work {
        Reply run();
    }

    private Reply within(boolean reading, Work work) {
        Lock held = reading ? lock.readLock() : lock.writeLock();
        held.lock();
        try {
            return work.run();
        } finally {
            held.unlock();
        }
    }

    Sessions sessions() {
        return sessions;
    }
}
