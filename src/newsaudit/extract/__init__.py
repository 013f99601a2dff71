"""From one text to plain records: mentions, quotations, figures and casualty mentions. No pandas here."""
