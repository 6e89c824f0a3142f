package org.enkeyserver.common.job;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.enkeyserver.common.web.OperatorToken;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Lists a service's jobs and runs them on demand: for outside schedulers, `./enks job` and tests.
///
/// Every method of HTTP is mapped, so that a refusal reads the same whatever a service does with
/// errors.
@RestController
final class JobsController implements SmartInitializingSingleton {

    private final List<Job> jobs;
    private final JobTrigger trigger;
    private final JobRunStore runs;
    private final OperatorToken token;
    private final RequestMappingHandlerMapping mappings;

    JobsController(
            List<Job> jobs,
            JobTrigger trigger,
            JobRunStore runs,
            OperatorToken token,
            RequestMappingHandlerMapping mappings) {
        this.jobs = List.copyOf(jobs);
        this.trigger = trigger;
        this.runs = runs;
        this.token = token;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var method =
                ReflectionUtils.findMethod(
                        JobsController.class, "runByAlias", HttpServletRequest.class);
        if (method == null) {
            throw new AssertionError("the method stands below");
        }
        jobs.stream()
                .flatMap(job -> job.aliases().stream())
                .forEach(path ->
                        mappings.registerMapping(
                                RequestMappingInfo.paths(path)
                                        .options(mappings.getBuilderConfiguration())
                                        .build(),
                                this,
                                method));
    }

    @RequestMapping("/jobs")
    ResponseEntity<?> list(HttpServletRequest request) {
        return refusal(request, "GET").orElseGet(() -> ResponseEntity.ok(JobList.of(jobs, runs)));
    }

    @RequestMapping("/jobs/{name}/run")
    ResponseEntity<?> run(@PathVariable String name, HttpServletRequest request)
            throws InterruptedException {
        Optional<ResponseEntity<?>> refusal = refusal(request, "POST");
        return refusal.isPresent() ? refusal.get() : runFirst(job -> job.name().equals(name));
    }

    ResponseEntity<?> runByAlias(HttpServletRequest request) throws InterruptedException {
        Optional<ResponseEntity<?>> refusal = refusal(request, "POST");
        String path = request.getServletPath();
        return refusal.isPresent() ? refusal.get() : runFirst(job -> job.aliases().contains(path));
    }

    private ResponseEntity<?> runFirst(Predicate<Job> wanted) throws InterruptedException {
        Optional<Job> job = jobs.stream().filter(wanted).findFirst();
        if (job.isEmpty()) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(JobReply.refused("this service has no job of that name"));
        }
        JobReply reply = JobReply.of(job.get(), trigger.run(job.get()));
        return ResponseEntity.status(reply.ok() ? 200 : 500).body(reply);
    }

    private Optional<ResponseEntity<?>> refusal(HttpServletRequest request, String method) {
        if (!request.getMethod().equals(method)) {
            return Optional.of(
                    ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                            .header(HttpHeaders.ALLOW, method)
                            .body(JobReply.refused("use " + method)));
        }
        if (!token.admits(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return Optional.of(
                    ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .body(JobReply.refused("a valid bearer token is required")));
        }
        return Optional.empty();
    }
}
