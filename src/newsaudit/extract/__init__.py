"""From one text to plain records: mentions, quotations, figures and casualty mentions. No pandas here.

The modules of this folder are what others call; what they are built of stands in `naming` (which name means whom), `speech` (who says what) and
`counting` (numbers, what they count, whose people).
"""
